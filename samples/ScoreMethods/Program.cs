// Three methods by two metrics on a folder or table of images: the means over the images.
//   dotnet run --project samples/ScoreMethods -- WEIGHTS.safetensors IMAGES
using System.Globalization;
using SyCam.Eval.Data;
using SyCam.Eval.Images;
using SyCam.Eval.Metrics;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Typing;

var (weights, images) = (args[0], args[1]);
(string Name, string Expression)[] methods =
[
    ("Grad-CAM", "relu(sum_k(mean_p(G) * A))"),
    ("HiResCAM", "relu(sum_k(G * A))"),
    ("LayerCAM", "relu(sum_k(relu(G) * A))"),
];
SaliencyMetric[] metrics = [MetricReader.Read("average_drop"), MetricReader.Read("sparsity")];

using var model = CamModel.Load(weights);
using var network = new FrozenNetwork(model);
var set = ImageSetReader.Read(new ImageSetOptions { Images = images, Limit = 8 });
var inputs = model.Recipe.ToTensor([.. set.Items.Select(item => model.Recipe.Fit(ImageFile.Read(item.Path)))]);

// A label that is not known is null: the class that the network ranks first is explained.
using var prepared = ImagePreparer.Prepare(
    model, network, model.ResolveLayer(model.DefaultLayer), [.. set.Items.Select(item => item.RelativePath)], inputs, masks: null,
    [.. set.Items.Select(item => (long?)item.Label)], CancellationToken.None);
using var scorer = new SaliencyScorer(
    prepared, network, TermReader.DefaultInputs.ToDictionary(declared => declared.Name, declared => declared.Source));
var scores = scorer.Score(
    [.. methods.Select(method => TermReader.Read(method.Expression).Term!)], metrics, MetricOptions.Full, Range.All, CancellationToken.None);

foreach (var metric in metrics)
{
    Console.WriteLine($"{metric.Name} ({(metric.HigherIsBetter ? "higher" : "lower")} is better): {metric.Identity(MetricOptions.Full)}");
    for (var i = 0; i < methods.Length; i++)
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {methods[i].Name}: {scores[i].PerImage[metric.Name].Average():0.0000}"));
}
