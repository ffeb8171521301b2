namespace SyCam.Eval.Metrics;

/// <summary>The metric table: adding a metric is adding a row.</summary>
public static class MetricTable
{
    /// <summary>All metrics, in the order in which tables list them.</summary>
    public static IReadOnlyList<MetricRow> All { get; } =
    [
        new(
            "insertion", ["insertion_auc", "ins"], HigherIsBetter: true, NeedsMasks: false,
            "area under the class probability while the most salient pixels come back into a blurred image, in [0,1]",
            "Petsiuk, Das, Saenko: RISE, BMVC 2018",
            PerturbationCurve.InsertionIdentity, PerturbationCurve.Insertion)
        {
            Width = 1,
            Passes = PerturbationCurve.Passes,
        },
        new(
            "deletion", ["deletion_auc", "del"], HigherIsBetter: false, NeedsMasks: false,
            "area under the class probability while the most salient pixels are set to the mean colour, in [0,1]",
            "Petsiuk, Das, Saenko: RISE, BMVC 2018",
            PerturbationCurve.DeletionIdentity, PerturbationCurve.Deletion)
        {
            Width = 1,
            Passes = PerturbationCurve.Passes,
        },
        new(
            "average_drop", ["ad", "avg_drop", "average-drop"], HigherIsBetter: false, NeedsMasks: false,
            "relative loss of the class probability when the image is multiplied by the saliency, in percent",
            "Chattopadhay et al.: Grad-CAM++, WACV 2018",
            _ => "average_drop/1 relative,softmax,masked=normalised input", AverageDrop.Score)
        {
            Width = 100,
            Passes = _ => 1,
        },
        new(
            "mass_accuracy", ["mass", "energy_pointing_game", "relevance_mass_accuracy"], HigherIsBetter: true,
            NeedsMasks: true, "share of the saliency that lies on the object, in [0,1]",
            "Arras, Osman, Samek: CLEVR-XAI, Information Fusion 2022",
            _ => "mass_accuracy/1 empty map=0", MassAccuracy.Score)
        {
            Width = 1,
        },
        new(
            "sparsity", ["sparseness", "gini"], HigherIsBetter: true, NeedsMasks: false,
            "Gini index of the saliency: how few pixels hold it, in [0,1]",
            "Hurley, Rickard: Comparing Measures of Sparsity, IEEE Trans. Information Theory 2009",
            _ => "sparsity/1 gini,constant map=0", Sparsity.Score)
        {
            Width = 1,
        },
    ];

    /// <summary>The metric of a name or an alias, or null.</summary>
    public static MetricRow? Find(string name) => All.FirstOrDefault(row => row.Name == name || row.Aliases.Contains(name));
}
