#include "search/Complete.h"
