#include "search/IndexWords.h"
