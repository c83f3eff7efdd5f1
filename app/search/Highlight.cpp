#include "search/Highlight.h"
