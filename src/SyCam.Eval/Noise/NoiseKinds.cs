using SyCam.Eval.Attacks;

namespace SyCam.Eval.Noise;

/// <summary>The table of noise kinds: adding one is adding a row.</summary>
public static class NoiseKinds
{
    private const string Hendrycks = "Hendrycks, Dietterich: Benchmarking Neural Network Robustness, ICLR 2019";

    /// <summary>All kinds, in the order in which tables list them.</summary>
    public static IReadOnlyList<NoiseKind> All { get; } =
    [
        new("gaussian", ["normal"], 0.1, 0, 1, "standard deviation", "a normal number is added to each value", Hendrycks)
        {
            Apply = PixelNoise.Gaussian,
        },
        new(
            "salt_and_pepper", ["impulse", "sp"], 0.05, 0, 1, "share of the pixels",
            "pixels become black or white, each by half", Hendrycks)
        {
            Apply = PixelNoise.SaltAndPepper,
        },
        new(
            "speckle", [], 0.2, 0, 1, "standard deviation", "each value is multiplied by 1 and a normal number", Hendrycks)
        {
            Apply = PixelNoise.Speckle,
        },
        new(
            "poisson", ["shot"], 60, 1, 1000, "photons of a value of 1", "photons are counted instead of light", Hendrycks)
        {
            Apply = PixelNoise.Poisson,
        },
        new("blur", ["gaussian_blur"], 2, 0.1, 20, "standard deviation in pixels", "a Gaussian blur", Hendrycks)
        {
            IsRandom = false,
            Apply = Blurring.Apply,
        },
        new(
            "jpeg", [], 20, 1, 100, "quality, the greater the better", "compressed as JPEG with 4:2:0 colours and read again",
            Hendrycks)
        {
            IsRandom = false,
            Apply = JpegNoise.Apply,
        },
        new(
            "fgsm", [], 0.03, 0, 1, "largest change of a value",
            "one step along the sign of the gradient, away from the predicted class",
            "Goodfellow et al.: Explaining and Harnessing Adversarial Examples, ICLR 2015")
        {
            IsRandom = false,
            Attack = _ => AttackOptions.SingleStep,
        },
        new(
            "pgd", [], 0.03, 0, 1, "largest change of a value",
            "ten steps along the sign of the gradient from a random start, each a quarter of the level",
            "Madry et al.: Towards Deep Learning Models Resistant to Adversarial Attacks, ICLR 2018")
        {
            // Long enough to reach the bound from any start, as the paper has it.
            Attack = level => new AttackOptions { Steps = 10, StepSize = level / 4 },
        },
    ];

    /// <summary>The kind of a name or an alias, or null.</summary>
    public static NoiseKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name || kind.Aliases.Contains(name));
}
