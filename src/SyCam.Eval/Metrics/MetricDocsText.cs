namespace SyCam.Eval.Metrics;

/// <summary>What docs/metrics.md says besides the table.</summary>
internal static class MetricDocsText
{
    /// <summary>From the title to the overview.</summary>
    public const string Head = """
        # Metrics

        What each metric measures, exactly as SyCam computes it, and what to be careful of. This page is written by
        `./sycam metrics --markdown` from the tables in `src/SyCam.Eval/Metrics/Rows`; `./sycam metrics NAME` shows one metric,
        `--json` all of them for programs.

        Notation: $X$ is the normalised input of one image, $c$ the explained class, $p_c(\cdot)$ the softmax probability of
        that class by the frozen network (batch norms folded, float32), $M \in [0,1]^{H \times W}$ the saliency at the input's
        size, $P = HW$ the number of pixels, $B \in \{0,1\}^{H \times W}$ the object's mask and $|B|$ its area. $[\cdot]$ is 1
        where the condition holds and 0 elsewhere.

        **From map to saliency**, the same for all methods: the raw map is enlarged bilinearly (`align_corners=false`) and then
        scaled by min-max to $[0,1]$. No epsilon is added, so a positive affine change of the raw map changes no score. A map
        that is constant up to a relative 1e-6, or holds a NaN or an infinity, becomes $M = 0$ everywhere with the status
        `constant` or `not finite`; below, "a constant map" is this $M = 0$. Libraries differ here: pytorch-grad-cam scales,
        enlarges and scales again, so its values differ a little.

        **Score of a method**: the mean over the images. An image on which a metric is not defined has no value (NaN).

        ## Writing a metric

        A metric is written by its name or an alias, with parameters in parentheses where they differ from the defaults:
        `insertion(steps=50;substrate=zero)`. Parameters are separated by semicolons or commas, in any order; shells need
        quotes around parentheses. The same spelling is read everywhere:

        - in lists: `--metric "insertion(steps=50;substrate=zero),deletion"`;
        - in sums: `--metric "0.5*insertion(steps=50) - deletion"`;
        - in bounds: `--where "pointing_game(tolerance=15) > 0.5"`.

        Tables show the name with what was given. **Identity**: every score carries one line with the metric's name, its
        version, *every* parameter and what is fixed here and free elsewhere. Scores of different identities are never compared
        or mixed. The run's `--steps` stands for a parameter `steps` that is not given; races lower it.

        ## Overview

        Better: the direction. Sees: whether the saliency's values count, or only their order, or the raw map that it is made
        of. Passes: forward passes for each map and image with the default parameters; what metrics need to run a method again,
        or to take channels away, comes on top.
        Usual: `eval` takes these when it is not told which, `--metric usual`. `--metric all` takes all that the images allow,
        and the name of a group all of that group; `group:complexity` is the group, `complexity` alone the metric.
        """;

    /// <summary>From the last metric to the end.</summary>
    public const string Tail = """
        ## Objectives and bounds

        `--metric` of `synth` is a metric or a sum of multiples of metrics, `"0.5*insertion - 0.5*deletion"`: numbers, names
        with or without parameters, `+ - * /`. The values are combined image by image; an image on which one of the parts is
        not defined has no value. Of a sum, higher is better, whatever its parts; a metric alone has its own direction.
        `--where "METRIC > NUMBER"` (also `>=`, `<`, `<=`; as often as wanted) is a bound on the mean over the search images. It
        is decided by the coarse scores while candidates race and by the full ones in the table; what breaks it is shown with
        its mean, behind all that keep it, and is neither on the front nor an opponent in a race.

        ## Reading scores

        - Candidates with the same saliency share one evaluation.
        - Compare methods on the same images by paired differences; an interval that contains 0 says the images do not tell two
          methods apart.
        - Controls stand in every table: RandomCAM and Fake-CAM ([methods.md](methods.md)). A metric that one of them wins
          measures something else than saliency on these images.
        - No single metric is the truth. Faithfulness asks the network, localisation asks people, complexity looks at the map
          alone; a map can be good for one of them and poor for the others.
        """;
}
