#include "search/ParseSearch.h"
