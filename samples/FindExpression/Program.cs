// A search with an oracle of your own: the expression of a grammar whose map is sparsest, on a few images.
//   dotnet run --project samples/FindExpression -- WEIGHTS.safetensors IMAGES
using System.Globalization;
using FindExpression;
using SyCam.Eval.Data;
using SyCam.Eval.Images;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;
using SyCam.Search.Proving;
using SyCam.Search.Synthesis;

var (weights, images) = (args[0], args[1]);
var reading = GrammarReader.Read(new SourceText("mine.sycam", """
    syntax 1
    inputs {
      A : features from activation nonneg
      G : features from gradient
    }
    grammar Cam : map {
      Cam : map = relu(sum_k(F))
      F : features = A | G | F * F { comm assoc } | relu(F)
    }
    baselines {
      HiResCAM = relu(sum_k(G * A))
    }
    """));
if (reading.Definition is not { } grammar)
{
    Console.Error.WriteLine(reading.Report());
    return 2;
}

using var model = CamModel.Load(weights);
using var network = new FrozenNetwork(model);
var set = ImageSetReader.Read(new ImageSetOptions { Images = images, Limit = 6 });
var inputs = model.Recipe.ToTensor([.. set.Items.Select(item => model.Recipe.Fit(ImageFile.Read(item.Path)))]);
using var prepared = ImagePreparer.Prepare(
    model, network, model.ResolveLayer(model.DefaultLayer), [.. set.Items.Select(item => item.RelativePath)], inputs, masks: null,
    [.. set.Items.Select(item => (long?)item.Label)], CancellationToken.None);
using var oracle = new SparsityOracle(prepared, network, grammar.Inputs.ToDictionary(declared => declared.Name, declared => declared.Source));
using var prover = new Prover();

var report = new Synthesizer(oracle, prover).Run(new SynthesisOptions { Grammar = grammar, Objective = SparsityOracle.Name, MaxCost = 4 });
foreach (var row in report.Rows.Take(5))
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"#{row.Rank} {row.Score:0.0000} cost {row.Cost}: {row.Map}"));
Console.WriteLine($"complete up to cost {report.CompleteUpToCost}; {report.Counters.Scored} candidates scored");
return 0;
