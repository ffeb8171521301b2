#pragma once

#include "abi.h"

// A loaded TorchScript module.
struct sy_script;

SY_API int32_t sy_script_load(const char* file, int64_t device, sy_script** result) noexcept;
// Calls a method operation by operation. The optimizing executor would look at the first calls and then run other code,
// whose results differ in the last digits: the same call must give the same numbers, the first time and the third.
SY_API int32_t sy_script_call(sy_script* module, const char* method, const sy_value* arguments, int32_t count,
                              sy_value* results, int32_t capacity, int32_t* written) noexcept;
// How many learned parameters the module has, submodules included, and all of them.
SY_API int32_t sy_script_parameter_count(sy_script* module, int32_t* count) noexcept;
SY_API int32_t sy_script_parameters(sy_script* module, sy_value* results, int32_t capacity, int32_t* written) noexcept;
SY_API int32_t sy_script_train(sy_script* module, int32_t on) noexcept;
SY_API int32_t sy_script_to_device(sy_script* module, int64_t device) noexcept;
SY_API int32_t sy_script_to_dtype(sy_script* module, int32_t dtype) noexcept;
SY_API int32_t sy_script_free(sy_script* module) noexcept;
