// What is looked at when the file of FullTextFile.h is opened for writing.
#pragma once

namespace broadsheet {

enum class FullTextCheck {
    Schema, // nothing but what a version of this program makes
    Whole   // also that nothing is damaged, which reads the whole file
};

} // namespace broadsheet
