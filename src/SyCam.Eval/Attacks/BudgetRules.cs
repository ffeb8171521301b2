using static TorchSharp.torch;

namespace SyCam.Eval.Attacks;

/// <summary>The table of rules that turn saliency into budgets.</summary>
public static class BudgetRules
{
    private const int Colours = 3;

    // Above the mean by more than this many standard deviations.
    private const double Limit = 1;

    /// <summary>All rules, the paper's first.</summary>
    public static IReadOnlyList<BudgetRule> All { get; } =
    [
        new("paper", "the squared map in jet's colours: a channel of a pixel is important where its z-score over the whole "
            + "coloured picture is above 1", "Zhang et al. 2024 (PART), as released; maps resized as our saliency is",
            OfColours),
        new("direct", "a pixel is important where the z-score of the map is above 1, in all channels", "ours", OfMap),
    ];

    /// <summary>The rule of that name; null when there is none.</summary>
    public static BudgetRule? Find(string name) => All.FirstOrDefault(rule => rule.Name == name);

    private static Tensor OfColours(Tensor saliency)
    {
        using var scope = NewDisposeScope();
        var values = saliency.square().cpu().contiguous().data<float>().ToArray();
        var (images, plane) = ((int)saliency.shape[0], (int)(saliency.shape[2] * saliency.shape[3]));
        var colours = new float[values.Length * Colours];
        for (var i = 0; i < values.Length; i++)
            for (var channel = 0; channel < Colours; channel++)
                colours[(((i / plane * Colours) + channel) * plane) + (i % plane)] = MatplotlibJet.Of(values[i], channel);
        return AboveLimit(tensor(colours, [images, Colours, saliency.shape[2], saliency.shape[3]]).to(saliency.device))
            .MoveToOuterDisposeScope();
    }

    private static Tensor OfMap(Tensor saliency) => AboveLimit(saliency);

    // One mean and one deviation (of the population, as NumPy's) for all channels of an image.
    private static Tensor AboveLimit(Tensor values)
    {
        using var scope = NewDisposeScope();
        long[] all = [1, 2, 3];
        var exact = values.to(ScalarType.Float64);
        var centred = exact - exact.mean(all, true);
        return centred.gt(centred.square().mean(all, true).sqrt() * Limit).MoveToOuterDisposeScope();
    }
}
