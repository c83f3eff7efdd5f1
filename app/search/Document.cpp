#include "search/Document.h"
