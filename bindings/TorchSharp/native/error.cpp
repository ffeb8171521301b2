#include "error.h"

#include <string>

namespace {

thread_local std::string last_error;

}  // namespace

namespace sy {

void set_error(const char* message) noexcept {
    try {
        last_error = message;
    } catch (...) {
        last_error.clear();
    }
}

}  // namespace sy

const char* sy_last_error() noexcept { return last_error.c_str(); }

int32_t sy_abi_version() noexcept { return kAbiVersion; }
