#pragma once

#include "abi.h"

// A convolution whose weight is laid out for the processor, with a ReLU behind it if wanted.
struct sy_packed;

struct sy_packed_shape {
    int64_t stride[2];
    int64_t padding[2];
    int64_t dilation[2];
    int64_t groups;
    // The input that the layout is chosen for; others work, too.
    int64_t input[4];
    int32_t relu;
};

// 1 when this LibTorch has packed convolutions.
SY_API int32_t sy_packed_available() noexcept;
SY_API int32_t sy_packed_convolution(const sy_tensor* weight, const sy_tensor* bias, const sy_packed_shape* shape,
                                     sy_packed** result) noexcept;

// 1 when this LibTorch has a library for convolutions of 8-bit numbers.
SY_API int32_t sy_packed_quantized_available() noexcept;

// The same of 8-bit numbers: the weight (float32) is rounded to 8 bits with a sign, each output channel on a scale of its
// own. Takes a quint8 tensor and gives one, of that scale and zero point. The shape's input is not read.
SY_API int32_t sy_packed_quantized(const sy_tensor* weight, const sy_tensor* bias, const sy_packed_shape* shape,
                                   double scale, int64_t zero_point, sy_packed** result) noexcept;

SY_API int32_t sy_packed_run(const sy_packed* packed, const sy_tensor* input, sy_tensor** result) noexcept;
SY_API int32_t sy_packed_free(sy_packed* packed) noexcept;
