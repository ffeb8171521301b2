using SyCam.Eval.Terminals;

namespace SyCam.Eval.Exporting;

/// <summary>The terminals that an exported C# file computes from a network: the same calls that the terminals of
/// <see cref="TerminalTable"/> make.</summary>
internal static class ExplainForms
{
    private static readonly ExplainForm[] Rows =
    [
        new(TracedTerminals.Activation, (activations, _) => $"{activations}.detach()"),
        new(TracedTerminals.Gradient, (activations, score) => $"Gradient({score("logits")}, {activations})", false, "Gradient"),
        new(TracedTerminals.HessianProduct, (activations, score) => $"HessianTimes({score("logits")}, {activations})", false,
            "HessianTimes"),
        new("logit", (_, _) => "logits.detach().select(1, target).reshape(-1, 1, 1, 1)"),
        new("probability", (_, _) => "logits.detach().softmax(1).select(1, target).reshape(-1, 1, 1, 1)"),
        new("classifier", (activations, _) =>
            $"Gradient(logits.select(1, target), {activations}).sum(new long[] {{ 2, 3 }}, true)", false, "Gradient"),
        new("ablation", (activations, score) => $"Ablation({activations}.detach(), x => {score("head(x)")})", true,
            "PerChannel", "Ablation"),
        new("score_cam", (activations, score) =>
            $"SeenThrough(images, {activations}.detach(), x => Scaled(Resized(x, images, true), 1e-8), x => {Seen(score)})",
            true, "PerChannel", "SeenThrough", "Resized", "Scaled"),
        new("score_cam_official", (activations, _) =>
            $"SeenThrough(images, {activations}.detach(), x => Scaled(Resized(x, images, false), 0), "
            + $"x => head(features(x)).softmax(1).select(1, target)).masked_fill(IsFlat({activations}.detach()), 0)",
            true, "PerChannel", "SeenThrough", "Resized", "Scaled", "IsFlat"),
        new("is_cam", (activations, score) => $"Strengthened(images, {activations}.detach(), x => {Seen(score)})", true,
            "PerChannel", "SeenThrough", "Resized", "Scaled", "Strengthened"),
        new("fake", (_, _) => "AtPixels(images, (row, column) => row + column == 0 ? 0 : 1)", false, "AtPixels"),
        new("gaussian", (_, _) => "AtPixels(images, (row, column) => Math.Exp(-(Squared(column, images.shape[3]) "
            + "+ Squared(row, images.shape[2])) / 2))", false, "AtPixels", "Squared"),
    ];

    private static readonly (string Name, string Text)[] Helpers =
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
                // The mean rise of the score over masks of strength 1/10 to 10/10.
                private static Tensor Strengthened(Tensor images, Tensor activations, Func<Tensor, Tensor> score)
                {
                    using var quiet = no_grad();
                    using var scope = NewDisposeScope();
                    var total = zeros(images.shape[0], activations.shape[1], 1, 1, device: images.device);
                    for (var strength = 1; strength <= 10; strength++)
                    {
                        using var inner = NewDisposeScope();
                        var share = strength / 10f;
                        total.add_(SeenThrough(
                            images, activations, x => Resized(Scaled(x, 1e-8), images, false) * share, score));
                    }

                    return (total / 10f - score(images).reshape(-1, 1, 1, 1)).MoveToOuterDisposeScope();
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

    /// <summary>The row of a terminal, or null when a single file cannot compute it.</summary>
    public static ExplainForm? Find(string word) => Rows.FirstOrDefault(row => row.Word == word);

    /// <summary>The private methods that some rows call, each after an empty line.</summary>
    public static string HelpersOf(IEnumerable<ExplainForm> forms)
    {
        var used = forms.SelectMany(form => form.Helpers).ToHashSet();
        return string.Concat(Helpers.Where(helper => used.Contains(helper.Name)).Select(helper => $"\n{helper.Text}\n"));
    }

    private static string Seen(Func<string, string> score) => score("head(features(x))");
}
