using SyCam.Eval.Attacks;
using SyCam.Eval.Noise;
using SyCam.Eval.Scoring;
using SyCam.Eval.Terminals;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>Copies of an image with noise on its pixels, prepared for methods.</summary>
/// <param name="context">The context.</param>
/// <param name="noise">The noise.</param>
/// <param name="copies">How many, where they differ.</param>
/// <param name="seed">Decides the noise, with the image's place and the copy's number.</param>
/// <param name="followsClass">True explains the class that the network ranks first on a copy where it is another one than
/// on the image; false the image's on all.</param>
internal sealed class NoisyCopies(MetricContext context, NoiseLevel noise, int copies, int seed, bool followsClass)
{
    // More than anyone takes copies.
    private const int CopyBits = 20;

    private readonly int _count = noise.Kind.IsRandom ? copies : 1;

    /// <summary>Values of an image in [0,1], as they were before normalisation, <c>[3,H,W]</c>.</summary>
    public static float[] Pixels(MetricContext context, int place)
    {
        using var scope = NewDisposeScope();
        var pixels = PixelScale.Of(context.Images.Model).ToPixels(context.Images.Inputs.narrow(0, place, 1));
        return pixels.clamp(0, 1).contiguous().cpu().data<float>().ToArray();
    }

    /// <summary>The copies of the image at a place; the caller frees them.</summary>
    public PreparedImages Make(int place)
    {
        using var scope = NewDisposeScope();
        var inputs = noise.Kind.Attack is { } attack ? Attacked(place, attack(noise.Level)) : Drawn(place);
        var own = context.Images.Classes.narrow(0, place, 1).expand(_count);
        return Explainer.Prepare(
            context, inputs, [.. Enumerable.Repeat(place, _count)], followsClass ? Followed(inputs, own, place) : own.clone());
    }

    private Tensor Drawn(int place)
    {
        var images = context.Images;
        var clean = Pixels(context, place);
        var values = new float[_count * clean.Length];
        for (var copy = 0; copy < _count; copy++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            // Other kinds draw other numbers: comparisons of kinds are not to hang on the same luck.
            var random = new NormalNoise([seed, images.SeedOf(place), copy, .. noise.Kind.Name.Select(letter => (long)letter)]);
            var picture = new NoisePicture(clean, (int)images.Height, (int)images.Width, random);
            noise.Kind.Apply(picture, noise.Level).CopyTo(values.AsSpan(copy * clean.Length));
        }

        return Normalised(values);
    }

    // Away from the class that is predicted on the clean image.
    private Tensor Attacked(int place, AttackOptions options)
    {
        var images = context.Images;
        return GradientAttack.Run(
            images.Model.Forward, PixelScale.Of(images.Model), images.Inputs.narrow(0, place, 1).repeat([_count, 1, 1, 1]),
            full([_count], images.Predicted[place], ScalarType.Int64, images.Inputs.device), GradientAttack.Even(noise.Level),
            options with { Seed = seed },
            [.. Enumerable.Range(0, _count).Select(copy => ((long)images.SeedOf(place) << CopyBits) + copy)], context.Cancellation);
    }

    private Tensor Followed(Tensor inputs, Tensor own, int place)
    {
        var predicted = context.Network.Logits(inputs, context.Cancellation).argmax(1);
        return where(predicted.eq(context.Images.Predicted[place]), own, predicted);
    }

    private Tensor Normalised(float[] pixels)
    {
        var images = context.Images;
        var noisy = tensor(pixels).reshape(-1, images.Inputs.shape[1], images.Height, images.Width).to(images.Inputs.device);
        return PixelScale.Of(images.Model).FromPixels(noisy.clamp(0, 1));
    }
}
