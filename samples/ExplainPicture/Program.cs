// One picture as two methods see it: weights and a picture in, a PNG out.
//   dotnet run --project samples/ExplainPicture -- WEIGHTS.safetensors PICTURE.jpg OUT.png
using SyCam.Eval.Images;
using SyCam.Eval.Models;
using SyCam.Eval.Programs;
using SyCam.Eval.Saliency;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Typing;

var (weights, photo, output) = (args[0], args[1], args[2]);
string[] expressions = ["relu(sum_k(mean_p(G) * A))", "relu(sum_k(A^2 * G))"];

using var model = CamModel.Load(weights);
using var network = new FrozenNetwork(model);
var seen = model.Recipe.Fit(ImageFile.Read(photo));
using var input = model.Recipe.ToTensor([seen]);
using var logits = network.Logits(input, CancellationToken.None);
var predicted = logits.argmax(1).item<long>();

// A and G are the activations of the target layer and the gradient of the class logit there.
var terms = expressions.Select(text => TermReader.Read(text).Term!).ToList();
var sources = TermReader.DefaultInputs.ToDictionary(declared => declared.Name, declared => declared.Source);
var explainer = new ImageExplainer(
    model, network, model.ResolveLayer(model.DefaultLayer), TargetExpression.Default, TensorProgram.Compile(terms), sources);
var maps = explainer.Explain(input, predicted, CancellationToken.None);

PngFile.Write(output, Grid.Compose(
[
    [
        new GridCell(seen, $"class {predicted}"),
        .. maps.Select((map, i) => new GridCell(Overlay.Render(seen, map.Saliency), expressions[i])),
    ],
]));
Console.WriteLine($"class {predicted}; {string.Join(", ", maps.Select(map => map.Status.ToName()))} -> {output}");
