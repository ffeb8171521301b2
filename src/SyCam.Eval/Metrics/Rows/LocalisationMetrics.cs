using SyCam.Eval.Metrics.Localisation;

namespace SyCam.Eval.Metrics.Rows;

/// <summary>Does the saliency lie on the object?</summary>
internal static class LocalisationMetrics
{
    private const string View = "The score asks where people see the object, not what the network uses.";

    private const string Empty = "An empty mask gives no value.";

    private const string ClevrXai = "Arras, Osman, Samek: CLEVR-XAI, Information Fusion 2022";

    private const string Ties = "Equal saliency is ranked in raster order (row by row, left to right).";

    private const string Cut = "Marked is what lies strictly above the threshold $t$, a number in $[0,1]$ or a word. `otsu` is " +
        "Otsu's threshold (IEEE Trans. SMC 1979) of 256 equal bins, the centre of the last bin below the cut as in " +
        "scikit-image; `mean` the mean of the map.";

    private const string Boxes = "$\\mathrm{box}(B)$ is the box around all of the mask, and $C_t$ the largest component of the marked " +
        "pixels, by its number of pixels and the first in raster order of equals; pixels that touch at a corner belong " +
        "together. Boxes include their border pixels. wsolevaluation, the published code of Choe et al., rounds the " +
        "saliency to 8 bits first, takes the part with the largest area inside its outline, and accepts the best of " +
        "several annotated boxes.";

    /// <summary>The rows.</summary>
    public static IReadOnlyList<MetricRow> Rows { get; } =
    [
        new(
            "mass_accuracy", ["mass", "relevance_mass_accuracy"], MetricGroup.Localisation,
            HigherIsBetter: true, "share of the saliency that lies on the object, in [0,1]",
            ClevrXai, MassAccuracy.Score)
        {
            Formula = """\frac{\sum_{x} M(x)\,B(x)}{\sum_{x} M(x)}, \qquad B \in \{0,1\}^{H \times W} \text{ the object's mask}""",
            Notes =
            [
                $"{Empty} A constant map, $M = 0$, has no saliency on the object and scores 0.",
                "The mask covers part of the picture, and a map of ones already scores that part: compare with " +
                "Fake-CAM, whose value is the mean coverage. " + View,
                "The min-max scaling removes negative values; metrics of that name elsewhere take absolute values.",
            ],
            Conventions = "empty map=0",
            Needs = MetricNeeds.Masks,
            Width = 1,
            Usual = true,
        },
        new(
            "energy_pointing_game", ["energy", "ebpg"], MetricGroup.Localisation,
            HigherIsBetter: true, "share of the saliency that lies in the box around the object, in [0,1]",
            "Wang et al.: Score-CAM, CVPR Workshops 2020", EnergyPointing.Score)
        {
            Formula = """\frac{\sum_{x \in \mathrm{box}(B)} M(x)}{\sum_{x} M(x)}""",
            Notes =
            [
                "`mass_accuracy` with the box around the mask in the mask's place, so it is never less. " +
                $"{Empty} A constant map, $M = 0$, scores 0.",
                "A map of ones scores the part of the picture that the box covers. " + View,
            ],
            Conventions = "box of the mask,empty map=0",
            Needs = MetricNeeds.Masks,
            Width = 1,
        },
        new(
            "pointing_game", ["pointing"], MetricGroup.Localisation,
            HigherIsBetter: true, "1 if the most salient pixel lies on the object, else 0",
            "Zhang et al.: Top-down Neural Attention by Excitation Backprop, ECCV 2016; Quantus, PointingGame; TorchRay, " +
            "benchmark/pointing_game.py",
            PointingGame.Score)
        {
            Formula = """\Big[\, \min_{x:\, M(x) = \max M}\; \min_{b:\, B(b) = 1} \lVert x - b \rVert_2 < \tau \,\Big], \qquad \tau = 0:\; \text{some such } x \text{ has } B(x) = 1""",
            Notes =
            [
                "With the tolerance 0 the rule is that of Quantus: any pixel that equals the maximum may hit. With a " +
                "tolerance $\\tau$ in pixels it is TorchRay's disc: a pixel of the object nearer than $\\tau$, strictly " +
                "(the published tolerance is 15). TorchRay looks at one pixel where several are greatest; here any of them " +
                "counts, so that 0 and 1 mean the same.",
                "So a map that is greatest on a large area points everywhere: Fake-CAM always hits. Read it with `sparsity`.",
                $"{Empty} A constant map, $M = 0$, points nowhere and scores 0.",
                "The mean is over images; the published tables average the hit rates of classes. " + View,
            ],
            Conventions = "any maximum,constant map=0",
            Parameters = PointingGame.Parameters,
            Needs = MetricNeeds.Masks,
            Invariance = MapInvariance.Order,
            Width = 1,
            Usual = true,
        },
        new(
            "rank_accuracy", ["rank", "relevance_rank_accuracy"], MetricGroup.Localisation,
            HigherIsBetter: true, "share of the object's number of most salient pixels that lies on the object, in [0,1]",
            ClevrXai, RankAccuracy.OfArea)
        {
            Formula = """\frac{1}{|B|} \sum_{i=1}^{|B|} B(\pi_i), \qquad \pi \text{ the pixels by decreasing } M""",
            Notes =
            [
                $"{Ties} A constant map, $M = 0$, ranks nothing and scores 0. {Empty}",
                "A map in random order scores the part of the picture that the mask covers. " + View,
            ],
            Conventions = "ties=raster,constant map=0",
            Needs = MetricNeeds.Masks,
            Invariance = MapInvariance.Order,
            Width = 1,
        },
        new(
            "top_k_intersection", ["top_k", "topk"], MetricGroup.Localisation,
            HigherIsBetter: true, "share of the k most salient pixels that lies on the object, in [0,1]",
            "Theiner, Mueller-Budack, Ewerth: Interpretable Semantic Photo Geolocation, WACV 2022; Quantus, TopKIntersection",
            RankAccuracy.OfTop)
        {
            Formula = """\frac{1}{k} \sum_{i=1}^{k} B(\pi_i), \qquad \pi \text{ the pixels by decreasing } M""",
            Notes =
            [
                $"{Ties} A constant map, $M = 0$, ranks nothing and scores 0. {Empty}",
                "Where the picture has fewer than $k$ pixels, all of them are taken and the score is the mask's coverage: " +
                "give a smaller $k$ for small pictures. An object of fewer than $k$ pixels cannot score 1. " + View,
            ],
            Conventions = "ties=raster,constant map=0",
            Parameters = RankAccuracy.TopParameters,
            Needs = MetricNeeds.Masks,
            Invariance = MapInvariance.Order,
            Width = 1,
        },
        new(
            "localisation_auc", ["localization_auc", "roc_auc"], MetricGroup.Localisation,
            HigherIsBetter: true, "area under the ROC curve of the saliency as a detector of the object's pixels, in [0,1]",
            "Fawcett: An Introduction to ROC Analysis, Pattern Recognition Letters 2006; Quantus, AUC", RocArea.Score)
        {
            Formula = """\frac{1}{|B|\,(P - |B|)} \sum_{b:\, B(b) = 1}\; \sum_{x:\, B(x) = 0} \Big([\,M(b) > M(x)\,] + \tfrac{1}{2}[\,M(b) = M(x)\,]\Big)""",
            Notes =
            [
                "The probability that a pixel of the object is more salient than one beside it. Ties count one half, so that a " +
                "constant map, $M = 0$, scores 0.5, as chance does.",
                "A mask that is empty or fills the picture gives no value. " + View,
            ],
            Conventions = "ties=1/2",
            Needs = MetricNeeds.Masks,
            Invariance = MapInvariance.Order,
            Width = 1,
        },
        new(
            "iou", ["mask_iou", "jaccard"], MetricGroup.Localisation,
            HigherIsBetter: true, "intersection over union of the marked pixels and the object's, in [0,1]",
            "Jaccard: The Distribution of the Flora in the Alpine Zone, New Phytologist 1912", MaskOverlap.Iou)
        {
            Formula = """\frac{|S_t \cap B|}{|S_t \cup B|}, \qquad S_t = \{x : M(x) > t\}""",
            Notes =
            [
                Cut,
                "`threshold=best` takes the best of all $t \\ge 0$ anew for each image. That looks at the mask: it says how well " +
                "the object could be cut out of the map, not how well it is.",
                $"{Empty} A constant map, $M = 0$, marks nothing and scores 0. Nothing is added to the divisor. " + View,
            ],
            Conventions = "marked=above,empty map=0",
            Parameters = MaskOverlap.Parameters,
            Needs = MetricNeeds.Masks,
            Width = 1,
        },
        new(
            "dice", ["mask_dice", "f1"], MetricGroup.Localisation,
            HigherIsBetter: true, "twice the intersection of the marked pixels and the object's over the sum of their areas, in [0,1]",
            "Dice: Measures of the Amount of Ecologic Association between Species, Ecology 1945", MaskOverlap.Dice)
        {
            Formula = """\frac{2\,|S_t \cap B|}{|S_t| + |B|}, \qquad S_t = \{x : M(x) > t\}""",
            Notes =
            [
                Cut,
                "On one image it is $2u/(1+u)$ of the `iou` $u$, so the two order maps alike there; means over images may not. " +
                "`threshold=best` as for `iou`.",
                $"{Empty} A constant map, $M = 0$, marks nothing and scores 0. " + View,
            ],
            Conventions = "marked=above,empty map=0",
            Parameters = MaskOverlap.Parameters,
            Needs = MetricNeeds.Masks,
            Width = 1,
        },
        new(
            "hd95", ["hausdorff95"], MetricGroup.Localisation,
            HigherIsBetter: false, "95th percentile of the distances between the borders of what is marked and of the object, in pixels",
            "Huttenlocher, Klanderman, Rucklidge: Comparing Images Using the Hausdorff Distance, IEEE TPAMI 1993; BraTS; MedPy, hd95",
            BoundaryDistance.Score)
        {
            Formula = """Q_{0.95}\Big(\{\min_{b \in \partial B} \lVert s - b \rVert_2 : s \in \partial S_t\} \uplus \{\min_{s \in \partial S_t} \lVert s - b \rVert_2 : b \in \partial B\}\Big), \qquad S_t = \{x : M(x) > t\}""",
            Notes =
            [
                Cut,
                "The border $\\partial$ of a region are its pixels with a neighbour beside, above or below that is none of it; what is " +
                "beyond the picture is none of it. Both directions are pooled and the percentile lies on the line between two " +
                "ranks, as in MedPy. Others take the greater of the two directions' percentiles.",
                "`threshold=best` takes the best of $t = 0, 0.01, \\dots, 0.99$ anew for each image, which looks at the mask.",
                $"{Empty} A constant map, $M = 0$, marks nothing and is as far off as the diagonal of the picture, which no pair of " +
                "pixels is. That is ours: the BraTS evaluation has the diagonal of its volumes there, 373.13. " + View,
            ],
            Conventions = "marked=above,pooled,empty map=diagonal",
            Parameters = BoundaryDistance.Parameters,
            Needs = MetricNeeds.Masks,
        },
        new(
            "box_iou", [], MetricGroup.Localisation,
            HigherIsBetter: true, "overlap of the box around what is marked with the box around the object, in [0,1]",
            "Zhou et al.: Learning Deep Features for Discriminative Localization, CVPR 2016", BoxOverlap.Score)
        {
            Formula = """\mathrm{IoU}\big(\mathrm{box}(C_t),\, \mathrm{box}(B)\big)""",
            Notes =
            [
                Cut, Boxes,
                "`threshold=best` takes the best of $t = 0, 0.01, \\dots, 0.99$ anew for each image, which looks at the mask.",
                $"{Empty} A constant map, $M = 0$, marks nothing and scores 0. " + View,
            ],
            Conventions = "marked=above,corners touch,box of the mask,empty map=0",
            Parameters = BoxOverlap.Parameters,
            Needs = MetricNeeds.Masks,
            Width = 1,
        },
        new(
            "box_accuracy", ["box_acc", "gt_known_loc"], MetricGroup.Localisation,
            HigherIsBetter: true, "1 if the box around what is marked overlaps enough with the box around the object, else 0",
            "Zhou et al.: Learning Deep Features for Discriminative Localization, CVPR 2016; Choe et al.: Evaluating Weakly " +
            "Supervised Object Localization Methods Right, CVPR 2020",
            BoxOverlap.Accuracy)
        {
            Formula = """\Big[\, \mathrm{IoU}\big(\mathrm{box}(C_t),\, \mathrm{box}(B)\big) \ge \delta \,\Big], \qquad \delta = \texttt{iou}""",
            Notes =
            [
                Cut, Boxes,
                "MaxBoxAcc of Choe et al. chooses one threshold for all images, the one with the best mean. Such a maximum of means " +
                "is no mean of values of single images, so it is no metric here: score " +
                "`box_accuracy(threshold=0.1),box_accuracy(threshold=0.2)` and so on side by side and take the best. " +
                "`threshold=best` is another, more generous number: the best threshold anew for each image; never print it " +
                "as MaxBoxAcc.",
                $"{Empty} A constant map, $M = 0$, marks nothing and scores 0. " + View,
            ],
            Conventions = "marked=above,corners touch,box of the mask,empty map=0",
            Parameters = BoxOverlap.AccuracyParameters,
            Needs = MetricNeeds.Masks,
            Width = 1,
        },
    ];
}
