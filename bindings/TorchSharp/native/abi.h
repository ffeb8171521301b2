#pragma once

#include <cstdint>

// The C ABI of libsycam_torch. Every function that can fail returns 0 or an error code; the message of the last
// failure on this thread is read with sy_last_error.

#define SY_API extern "C" __attribute__((visibility("default")))

constexpr int32_t kAbiVersion = 6;

// A tensor handle is one owned reference on a TensorImpl: no second heap object per tensor.
struct sy_tensor;

// What a value holds. The numbers are part of the ABI.
enum sy_tag : int32_t {
    SY_NONE = 0,
    SY_TENSOR = 1,
    SY_INT = 2,
    SY_DOUBLE = 3,
    SY_BOOL = 4,
    SY_INT_LIST = 5,
    SY_DOUBLE_LIST = 6,
    SY_TENSOR_LIST = 7,
    SY_OPTIONAL_TENSOR_LIST = 8,
    SY_DEVICE = 9,
    SY_STRING = 10,
    SY_BOOL_LIST = 11,
    SY_DEFAULT = 12,
    SY_WHOLE_OPERAND = 13,
    SY_REAL_OPERAND = 14,
    SY_TRUTH_OPERAND = 15,
};

// An argument or a result. Lists and strings are borrowed: pointer and length, valid during the call. Dtypes and
// memory formats are SY_INT; the operands are numbers for operators that want a tensor: they are made one that promotes
// types as Python's numbers do. A device is SY_DEVICE with the type in the low and the index in the high 32 bits.
struct sy_value {
    int32_t tag;
    int32_t length;
    union {
        int64_t integer;
        double real;
        const void* pointer;
        sy_tensor* tensor;
    };
};
static_assert(sizeof(sy_value) == 16, "the managed side relies on this layout");
