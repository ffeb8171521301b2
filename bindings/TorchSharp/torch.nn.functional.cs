using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The layers of networks as functions; images are [N,C,H,W].</summary>
        public static class functional
        {
            /// <summary>
            /// Convolution: weight is [out, in / groups, kH, kW]; strides, padding, dilation: one or two numbers.
            /// </summary>
            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, long groups = 1) =>
                Ops.Conv2d.Call(input, weight, bias, Pair(strides, 1), Pair(padding, 0), Pair(dilation, 1), groups);

            /// <summary>input times the transposed weights [out, in], plus bias.</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) =>
                Ops.Linear.Call(input, weights, bias);

            /// <summary>Normalises every channel by the running statistics, or by the batch's when training.</summary>
            public static Tensor batch_norm(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null,
                bool training = false, double momentum = 0.1, double eps = 1e-5) =>
                Ops.BatchNorm.Call(input, weight, bias, running_mean, running_var, training, momentum, eps, true);

            /// <summary>The elements, negative ones replaced by 0.</summary>
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_().alias() : Ops.Relu.Call(x);

            /// <summary>The elements, negative ones multiplied by the slope.</summary>
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false)
            {
                if (!inplace) return Ops.LeakyRelu.Call(input, negative_slope);
                Ops.LeakyReluInPlace.CallInPlace(input, negative_slope);
                return input.alias();
            }

            /// <summary>
            /// The greatest value of every window; write the stride, its default differs among versions.
            /// </summary>
            public static Tensor max_pool2d(
                Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null,
                long[]? dilation = null, bool ceil_mode = false) =>
                Ops.MaxPool2d.Call(
                    input, Pair(kernel_size, 1), Pair(stride ?? kernel_size, 1), Pair(padding, 0), Pair(dilation, 1),
                    ceil_mode);

            /// <summary>The mean of every window; write the stride, its default differs among versions.</summary>
            public static Tensor avg_pool2d(
                Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Ops.AvgPool2d.Call(
                    input, Pair(kernel_size, 1), Pair(stride ?? kernel_size, 1), Pair(padding, 0), ceil_mode,
                    count_include_pad, divisor_override);

            /// <summary>The means of windows chosen so that the result is [N,C,output_size].</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) =>
                Ops.AdaptiveAvgPool2d.Call(input, Pair(output_size, 1));

            /// <summary>
            /// Resizes the last two dimensions of [N,C,H,W]. Without align_corners, pixels are areas and samples lie in
            /// their middle; give size or scale_factor.
            /// </summary>
            /// <exception cref="NotSupportedException">
            /// The mode is none of Nearest, Bilinear, Bicubic and Area.
            /// </exception>
            public static Tensor interpolate(
                Tensor x, long[]? size = null, double[]? scale_factor = null,
                InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null,
                bool recompute_scale_factor = false)
            {
                ArgumentNullException.ThrowIfNull(x);
                var scales = recompute_scale_factor ? null : Scales(scale_factor);
                var target = Target(x, size, scale_factor);
                double? vertical = scales?[0], horizontal = scales?[1];
                var aligned = align_corners ?? false;
                return mode switch
                {
                    InterpolationMode.Nearest => Ops.Nearest2d.Call(x, target, vertical, horizontal),
                    InterpolationMode.Bilinear => Ops.Bilinear2d.Call(x, target, aligned, vertical, horizontal),
                    InterpolationMode.Bicubic => Ops.Bicubic2d.Call(x, target, aligned, vertical, horizontal),
                    InterpolationMode.Area => Ops.AdaptiveAvgPool2d.Call(x, target),
                    _ => throw new NotSupportedException($"interpolation mode {mode} is not part of this binding"),
                };
            }

            /// <summary>The elements, cut to [0, 6].</summary>
            public static Tensor relu6(Tensor input, bool inplace = false)
            {
                if (!inplace) return Ops.Clamp.Call(input, 0L, 6L);
                Ops.ClampInPlace.CallInPlace(input, 0L, 6L);
                return input.alias();
            }

            /// <summary>x times the normal distribution function of x.</summary>
            public static Tensor gelu(Tensor x) => Ops.Gelu.Call(x);

            /// <summary>x / (1 + exp(-x)).</summary>
            public static Tensor silu(Tensor x) => Ops.Silu.Call(x);

            /// <summary>The cosine of the angle between vectors along a dimension.</summary>
            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8) =>
                Ops.CosineSimilarity.Call(x1, x2, dim, eps);

            /// <summary>Softmax along one dimension.</summary>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) =>
                Ops.Softmax.Call(input, dim, dtype);

            /// <summary>The logarithm of softmax along one dimension.</summary>
            public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) =>
                Ops.LogSoftmax.Call(input, dim, dtype);

            /// <summary>Puts elements around the tensor: two numbers per dimension, the last dimension first.</summary>
            public static Tensor pad(
                Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                var name = mode switch
                {
                    PaddingModes.Reflect => "reflect",
                    PaddingModes.Replicate => "replicate",
                    PaddingModes.Circular => "circular",
                    _ => "constant",
                };
                return Ops.Pad.Call(input, pad, name, mode == PaddingModes.Constant ? value : Arg.None);
            }

            /// <summary>
            /// Sets elements to 0 with probability p and scales the others by 1 / (1 - p), when training.
            /// </summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                if (!inplace) return Ops.Dropout.Call(input, p, training);
                Ops.DropoutInPlace.CallInPlace(input, p, training);
                return input.alias();
            }

            /// <summary>
            /// The cross entropy between logits [N,C,...] and classes [N,...] or probabilities [N,C,...].
            /// </summary>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100,
                Reduction reduction = Reduction.Mean, double label_smoothing = 0.0) =>
                Ops.CrossEntropy.Call(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            private static Arg Pair(long[]? numbers, long absent) => numbers switch
            {
                null => Arg.Repeated(absent, 2),
                [var one] => Arg.Repeated(one, 2),
                _ => numbers,
            };

            private static double[]? Scales(double[]? factors) =>
                factors is [var one] ? [one, one] : factors;

            private static long[] Target(Tensor x, long[]? size, double[]? factors)
            {
                if (size is not null) return size is [var one] ? [one, one] : size;
                if (Scales(factors) is not { } scales)
                    throw new ArgumentException("interpolate wants size or scale_factor");
                return [(long)Math.Floor(x.size(-2) * scales[0]), (long)Math.Floor(x.size(-1) * scales[1])];
            }
        }
    }
}
