#pragma once

#include "abi.h"

#include <ATen/core/ivalue.h>

namespace sy {

c10::IValue to_ivalue(const sy_value& value);

// Writes a result, flattening lists and tuples. Handles already written are freed when one does not fit.
void write_results(const c10::IValue* values, size_t count, sy_value* results, int32_t capacity, int32_t* written);

}  // namespace sy

// An ATen operator found by name and overload; lives until the process ends.
struct sy_operator;

SY_API int32_t sy_operator_find(const char* name, const char* overload, sy_operator** result) noexcept;

// Calls the operator. Missing trailing arguments (and SY_DEFAULT) take the schema's defaults. A capacity of 0 drops
// the results, which is what in-place operators want.
SY_API int32_t sy_operator_call(const sy_operator* op, const sy_value* arguments, int32_t count, sy_value* results,
                                int32_t capacity, int32_t* written) noexcept;
