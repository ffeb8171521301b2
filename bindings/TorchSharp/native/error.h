#pragma once

#include "abi.h"

#include <c10/util/Exception.h>

#include <exception>
#include <new>
#include <stdexcept>

namespace sy {

enum status : int32_t {
    ok = 0,
    torch_error = 1,
    out_of_memory = 2,
    standard_error = 3,
    unknown_error = 4,
};

// Keeps the message for sy_last_error; never throws.
void set_error(const char* message) noexcept;

// Runs the body and turns whatever it throws into a status and a message: nothing may unwind into managed code.
template <typename Body>
int32_t guarded(Body&& body) noexcept {
    try {
        body();
        return ok;
    } catch (const c10::Error& error) {
        set_error(error.what_without_backtrace());
        return torch_error;
    } catch (const std::bad_alloc&) {
        set_error("out of memory");
        return out_of_memory;
    } catch (const std::exception& error) {
        set_error(error.what());
        return standard_error;
    } catch (...) {
        set_error("an exception of unknown type");
        return unknown_error;
    }
}

}  // namespace sy

SY_API const char* sy_last_error() noexcept;
SY_API int32_t sy_abi_version() noexcept;
