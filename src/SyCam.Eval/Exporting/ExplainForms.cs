using System.Globalization;
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
        new("ss_cam", (activations, score) => $"Noisy(images, {activations}.detach(), x => {Seen(score)})", true,
            "PerChannel", "SeenThrough", "Resized", "Scaled", "Normal", "Noisy"),
        Smooth(0),
        Smooth(1),
        Smooth(2),
        new("random", (activations, _) => $"RandomWeights({activations})", false, "RandomWeights"),
        new("fake", (_, _) => "AtPixels(images, (row, column) => row + column == 0 ? 0 : 1)", false, "AtPixels"),
        new("gaussian", (_, _) => "AtPixels(images, (row, column) => Math.Exp(-(Squared(column, images.shape[3]) "
            + "+ Squared(row, images.shape[2])) / 2))", false, "AtPixels", "Squared"),
    ];

    /// <summary>The row of a terminal, or null when a single file cannot compute it.</summary>
    public static ExplainForm? Find(string word) => Rows.FirstOrDefault(row => row.Word == word);

    private static ExplainForm Smooth(int place) => new(
        SmoothGradients.Words[place],
        (_, score) => string.Create(
            CultureInfo.InvariantCulture, $"SmoothGradient(features, x => {score("head(x)")}, images, {place + 1})"),
        true, "Gradient", "Normal", "SmoothGradient");

    private static string Seen(Func<string, string> score) => score("head(features(x))");
}
