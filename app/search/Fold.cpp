#include "search/Fold.h"
