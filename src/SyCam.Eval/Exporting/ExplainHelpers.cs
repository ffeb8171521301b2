using System.Globalization;
using SyCam.Eval.Terminals;

namespace SyCam.Eval.Exporting;

/// <summary>The private methods that <c>Explain</c> of an exported C# file needs, for the terminals that it computes.
/// </summary>
internal static class ExplainHelpers
{
    // The numbers are the terminals' own.
    private static readonly Dictionary<string, string> Numbers = new()
    {
        ["seed"] = Text(NormalNoise.Seed),
        ["first"] = Text(ControlTerminals.RandomSeed),
        ["masks"] = Text(MaskScores.NoisySamples),
        ["deviation"] = Text(MaskScores.NoiseDeviation),
        ["strengths"] = Text(MaskScores.Strengths),
        ["copies"] = Text(SmoothGradients.Samples),
        ["shake"] = Text(SmoothGradients.Deviation),
    };

    private static readonly (string Name, string Text)[] Rows =
    [
        ("Gradient", """
                private static Tensor Gradient(Tensor scores, Tensor activations) => autograd.grad(
                    new[] { scores.sum() }, new[] { activations }, retain_graph: true)[0].detach();
            """),
        ("HessianTimes", """
                // The Hessian times the activations: the derivative of the gradient in their direction.
                private static Tensor HessianTimes(Tensor scores, Tensor activations)
                {
                    var gradient = autograd.grad(
                        new[] { scores.sum() }, new[] { activations }, retain_graph: true, create_graph: true)[0];
                    // The second summand is 0: a gradient that depends on nothing then has derivative 0 instead of none.
                    var along = (gradient * activations.detach()).sum() + (activations * 0f).sum();
                    return autograd.grad(new[] { along }, new[] { activations }, retain_graph: true)[0].detach();
                }
            """),
        ("PerChannel", """
                private const long ChannelsAtOnce = 16;

                // One score for each channel, [B,K,1,1]: from the first and the number of some channels to [B,number].
                private static Tensor PerChannel(Tensor activations, Func<long, long, Tensor> score)
                {
                    using var quiet = no_grad();
                    using var scope = NewDisposeScope();
                    var parts = new List<Tensor>();
                    for (long first = 0; first < activations.shape[1]; first += ChannelsAtOnce)
                    {
                        using var inner = NewDisposeScope();
                        var count = Math.Min(ChannelsAtOnce, activations.shape[1] - first);
                        parts.Add(score(first, count).MoveToOuterDisposeScope());
                    }

                    return cat(parts.ToArray(), 1).unsqueeze(2).unsqueeze(3).MoveToOuterDisposeScope();
                }
            """),
        ("Ablation", """
                // How much the score falls when a channel is set to 0.
                private static Tensor Ablation(Tensor activations, Func<Tensor, Tensor> score)
                {
                    using var quiet = no_grad();
                    var clean = score(activations).unsqueeze(1);
                    var channels = arange(activations.shape[1], ScalarType.Int64, activations.device);
                    return PerChannel(activations, (first, count) =>
                    {
                        var others = channels.unsqueeze(0).ne(channels.narrow(0, first, count).unsqueeze(1));
                        var without = activations.unsqueeze(1) * others.unsqueeze(0).unsqueeze(3).unsqueeze(4);
                        return clean - score(without.flatten(0, 1)).reshape(-1, count);
                    });
                }
            """),
        ("SeenThrough", """
                // The score of the image seen through each channel.
                private static Tensor SeenThrough(
                    Tensor images, Tensor activations, Func<Tensor, Tensor> toMask, Func<Tensor, Tensor> score) =>
                    PerChannel(activations, (first, count) =>
                    {
                        var masks = toMask(activations.narrow(1, first, count));
                        return score((images.unsqueeze(1) * masks.unsqueeze(2)).flatten(0, 1)).reshape(-1, count);
                    });
            """),
        ("Resized", """
                private static Tensor Resized(Tensor x, Tensor images, bool alignCorners) => nn.functional.interpolate(
                    x, new long[] { images.shape[2], images.shape[3] }, mode: InterpolationMode.Bilinear,
                    align_corners: alignCorners);
            """),
        ("Scaled", """
                private static Tensor Scaled(Tensor x, double epsilon)
                {
                    var least = x.amin(new long[] { 2, 3 }, true);
                    return (x - least) / (x.amax(new long[] { 2, 3 }, true) - least + epsilon);
                }
            """),
        ("IsFlat", """
                private static Tensor IsFlat(Tensor x) =>
                    x.amax(new long[] { 2, 3 }, true).eq(x.amin(new long[] { 2, 3 }, true));
            """),
        ("Strengthened", """
                // The mean rise of the score over masks of strength 1/@strengths@ to @strengths@/@strengths@.
                private static Tensor Strengthened(Tensor images, Tensor activations, Func<Tensor, Tensor> score)
                {
                    using var quiet = no_grad();
                    using var scope = NewDisposeScope();
                    var total = zeros(images.shape[0], activations.shape[1], 1, 1, device: images.device);
                    for (var strength = 1; strength <= @strengths@; strength++)
                    {
                        using var inner = NewDisposeScope();
                        var share = strength / @strengths@f;
                        total.add_(SeenThrough(
                            images, activations, x => Resized(Scaled(x, 1e-8), images, false) * share, score));
                    }

                    return (total / @strengths@f - score(images).reshape(-1, 1, 1, 1)).MoveToOuterDisposeScope();
                }
            """),
        ("Normal", """
                // Normal numbers that follow from a key alone: SplitMix64 and the Box-Muller transform.
                private static void Normal(Span<float> values, double deviation, params long[] key)
                {
                    ulong state = @seed@;
                    ulong Next()
                    {
                        unchecked
                        {
                            var mixed = state += 0x9E3779B97F4A7C15;
                            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
                            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
                            return mixed ^ (mixed >> 31);
                        }
                    }

                    double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));
                    foreach (var part in key) state = Next() ^ (ulong)part;
                    for (var i = 0; i < values.Length; i += 2)
                    {
                        var radius = deviation * Math.Sqrt(-2 * Math.Log(1 - Uniform()));
                        var angle = 2 * Math.PI * Uniform();
                        values[i] = (float)(radius * Math.Cos(angle));
                        if (i + 1 < values.Length) values[i + 1] = (float)(radius * Math.Sin(angle));
                    }
                }
            """),
        ("Noisy", """
                // The mean rise of the score over @masks@ noisy masks; the noise follows from the image's place in the batch.
                private static Tensor Noisy(Tensor images, Tensor activations, Func<Tensor, Tensor> score)
                {
                    using var quiet = no_grad();
                    using var scope = NewDisposeScope();
                    var scores = PerChannel(activations, (first, count) =>
                    {
                        var masks = Resized(Scaled(activations.narrow(1, first, count), 1e-8), images, false);
                        var size = (int)(masks.shape[2] * masks.shape[3]);
                        var noise = new float[masks.shape[0] * count * size];
                        var total = zeros(masks.shape[0], count, device: images.device);
                        for (var sample = 0; sample < @masks@; sample++)
                        {
                            using var inner = NewDisposeScope();
                            for (var i = 0; i < masks.shape[0] * count; i++)
                                Normal(noise.AsSpan(i * size, size), @deviation@, i / count, first + i % count, sample);
                            var noisy = masks + tensor(noise, masks.shape, device: images.device);
                            total.add_(score((images.unsqueeze(1) * noisy.unsqueeze(2)).flatten(0, 1)).reshape(-1, count));
                        }

                        return total / @masks@f;
                    });
                    return (scores - score(images).reshape(-1, 1, 1, 1)).MoveToOuterDisposeScope();
                }
            """),
        ("SmoothGradient", """
                // The mean power of the gradient over @copies@ noisy copies; the noise follows from the image's place in the batch.
                private static Tensor SmoothGradient(
                    Func<Tensor, Tensor> features, Func<Tensor, Tensor> score, Tensor images, int power)
                {
                    using var scope = NewDisposeScope();
                    var size = (int)(images.numel() / images.shape[0]);
                    var noise = new float[images.numel()];
                    var gradients = new List<Tensor>();
                    for (var sample = 0; sample < @copies@; sample++)
                    {
                        for (var i = 0; i < images.shape[0]; i++) Normal(noise.AsSpan(i * size, size), @shake@, i, sample);
                        Tensor activations;
                        using (no_grad())
                            activations = features(images + tensor(noise, images.shape, device: images.device)).detach();
                        activations = activations.requires_grad_();
                        gradients.Add(Gradient(score(activations), activations).pow(power));
                    }

                    return stack(gradients.ToArray()).mean(new long[] { 0 }).MoveToOuterDisposeScope();
                }
            """),
        ("RandomWeights", """
                // Even numbers in [-1,1) that follow from the image's place in the batch.
                private static Tensor RandomWeights(Tensor activations)
                {
                    var (count, channels) = ((int)activations.shape[0], (int)activations.shape[1]);
                    var weights = new float[count * channels];
                    for (var i = 0; i < count; i++)
                    {
                        var random = new Random(@first@ + i);
                        for (var k = 0; k < channels; k++)
                            weights[i * channels + k] = (float)(2 * random.NextDouble() - 1);
                    }

                    return tensor(weights, new long[] { count, channels, 1, 1 }, device: activations.device);
                }
            """),
        ("AtPixels", """
                private static Tensor AtPixels(Tensor images, Func<long, long, double> value)
                {
                    var (height, width) = (images.shape[2], images.shape[3]);
                    var map = new float[height * width];
                    for (var i = 0; i < map.Length; i++) map[i] = (float)value(i / width, i % width);
                    return tensor(map, new long[] { 1, 1, height, width }, device: images.device)
                        .repeat(new long[] { images.shape[0], 1, 1, 1 });
                }
            """),
        ("Squared", """
                // The distance of a pixel's middle from the centre, in quarters of the side, squared.
                private static double Squared(long place, long size)
                {
                    var quarters = (place + 0.5 - (size / 2.0)) / (size / 4.0);
                    return quarters * quarters;
                }
            """),
    ];

    /// <summary>The private methods that some rows call, each after an empty line.</summary>
    public static string For(IEnumerable<ExplainForm> forms)
    {
        var used = forms.SelectMany(form => form.Helpers).ToHashSet();
        return Template.Fill(
            string.Concat(Rows.Where(row => used.Contains(row.Name)).Select(row => $"\n{row.Text}\n")), Numbers);
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
