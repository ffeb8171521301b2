#pragma once

#include "abi.h"

// A loaded TorchScript module.
struct sy_script;

SY_API int32_t sy_script_load(const char* file, int64_t device, sy_script** result) noexcept;
SY_API int32_t sy_script_call(sy_script* module, const char* method, const sy_value* arguments, int32_t count,
                              sy_value* results, int32_t capacity, int32_t* written) noexcept;
SY_API int32_t sy_script_train(sy_script* module, int32_t on) noexcept;
SY_API int32_t sy_script_to_device(sy_script* module, int64_t device) noexcept;
SY_API int32_t sy_script_to_dtype(sy_script* module, int32_t dtype) noexcept;
SY_API int32_t sy_script_free(sy_script* module) noexcept;
