namespace SyCam.Cli.Help;

/// <summary>What help shows of each command besides its options: a row for each command, by its words.</summary>
internal static class HelpExamples
{
    private static readonly Dictionary<string, string[]> Rows = new(StringComparer.Ordinal)
    {
        [""] =
        [
            "sycam demo", "sycam init", "sycam synth --config run.yaml", "sycam report runs/insertion",
        ],
        ["init"] = ["sycam init", "sycam init mine.yaml --model net.safetensors --images photos/ --metric insertion --budget 10m"],
        ["synth"] =
        [
            "sycam synth --model net.safetensors --images photos/ --metric insertion --budget 10m",
            "sycam synth --config run.yaml --max-cost 6 --out runs/six",
            "sycam synth -m net.safetensors -i photos.csv --metric \"0.5*insertion - 0.5*deletion\" --where \"sparsity > 0.4\"",
        ],
        ["rerun"] = ["sycam rerun runs/insertion"],
        ["eval"] =
        [
            "sycam eval --model net.safetensors --images photos/ --method GradCAM,LayerCAM,@runs/insertion#1 --baseline GradCAM",
            "sycam eval -m net.safetensors -i photos/ --metric localisation --masks masks/ --layer all -o layers.csv",
            "sycam eval -m a.safetensors -m b.safetensors -i photos/ --method @runs/insertion#1,GradCAM --transfer",
        ],
        ["ensemble"] =
        [
            "sycam ensemble --model net.safetensors --images photos/",
            "sycam ensemble -m net.safetensors -i photos/ --method GradCAM,LayerCAM,@runs/insertion#1 --search all --share 0.1,0.2",
        ],
        ["robustness"] =
        [
            "sycam robustness --model net.safetensors --images photos/ --method GradCAM,LayerCAM --noise gaussian:0.1,jpeg:20,pgd:0.03",
            "sycam robustness -m a.safetensors -m b.safetensors -i photos/ --noise gaussian:0.3 --copies 20 -o noise.jsonl",
        ],
        ["explain"] =
        [
            "sycam explain cat.jpg --model net.safetensors -o cat.png",
            "sycam explain photos/ --run runs/insertion -o maps/ --mask otsu",
            "sycam explain cat.jpg -m net.safetensors --topk 3 --method GradCAM,\"relu(sum_k(A^2 * G))\" -o cat/",
        ],
        ["regions"] =
        [
            "sycam regions --model net.safetensors --images photos/ --method GradCAM,LayerCAM -o regions/",
            "sycam regions -m net.safetensors -i photos/ --threshold p90 --substrate mean --toward safe",
        ],
        ["export"] = ["sycam export @runs/insertion#1 -o MyCam.cs", "sycam export LayerCAM -o LayerCam.cs"],
        ["part attack"] =
        [
            "sycam part attack --model net.safetensors --images photos.csv --method GradCAM,LayerCAM --epsilon 2/255 --epsilon-low 1/255",
            "sycam part attack -m net.safetensors -i photos.csv --method none --steps 20",
        ],
        ["part train"] =
        [
            "sycam part train --model net.safetensors --images photos.csv --epochs 8 --warm-up 2 --out robust.safetensors",
            "sycam part train -m net.safetensors -i photos.csv --from-scratch --method @runs/insertion#1 --out robust.safetensors",
        ],
        ["train ame"] = ["sycam train ame --model net.safetensors --images photos/ --out ame.safetensors"],
        ["equiv"] = ["sycam equiv GradCAM HiResCAM"],
        ["methods"] = ["sycam methods", "sycam methods --json"],
        ["metrics"] = ["sycam metrics", "sycam metrics insertion"],
        ["models list"] = ["sycam models list net.safetensors"],
        ["models pull"] = ["sycam models pull resnet50"],
        ["grammar check"] = ["sycam grammar check mine.sycam"],
    };

    /// <summary>The commands that have examples.</summary>
    public static IEnumerable<string> Commands => Rows.Keys;

    /// <summary>The examples of a command; none for most.</summary>
    /// <param name="command">Its words, such as <c>models list</c>; empty for the program itself.</param>
    public static IReadOnlyList<string> Of(string command) => Rows.GetValueOrDefault(command, []);
}
