using System.Text;
using SyCam.Testing;

namespace SyCam.Grammar.Tests;

/// <summary>Texts that are broken in every way: random parts, mutated grammars, random bytes, imports at random.</summary>
internal sealed class FuzzTexts(Random random)
{
    private static readonly string[] Parts =
    [
        "syntax 1\n", "inputs {", "grammar Cam : map {", "}", "constrain Cam {", "baselines {", "expect {", "facts {",
        "targets {", "A", "F", "Cam", ":", "=", "|", "|=", "relu(", "sum_k(", ")", "(", "+", "-", "*", "/", "^", "2", "0",
        "1/3", "features", "map", "cost", "prior", "for n in", "2..3", "where unit(lhs) == unit(rhs)", "where unit(rhs) != a",
        "{ comm }", "let x =", "in", "\n", "\n", ";", "\"", "//", "§", "..", "==", "max_cost", "forbid", "member",
        "require uses(", "nest(", "div0(", ",", "_", "@", "99999999999999999999", "9e9", ".", "drop", "drop F",
        "extends Base", "import \"a.sycam\"\n", "import \"b.sycam\"", "under", "\t", "\r", "unit", "unit 1/a^2", "unit a*a",
        "from gradient target", "ranked(", "alias", "alias \"x\"", "source \"s\"", "note \"n\"", "GradCAM", "GradCAM.weight",
        "A@layer4[-1]", "[", "]", "\0", "\uFEFF", "\uD800", "é", "sqrt(", "softmax_k(", "eigen(", "upsample(", "nonneg",
    ];

    private static readonly string[] Shipped = [.. new[] { "gradient.sycam", "weights.sycam", "std/cam.sycam" }
        .Select(file => File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "grammars", file)))];

    private const string Base = """
        syntax 1
        inputs { A : features nonneg unit a   G : features unit 1/a   W : channels unit 1 }
        grammar Base : map {
          Base = relu(sum_k(F))  cost 0
          F : features = A | G | C * F | F + F where unit(lhs) == unit(rhs) | F^n for n in 2..3
          C : channels = mean_p(F) | sum_p(F)
        }
        baselines { GradCAM = relu(sum_k(mean_p(G) * A)) alias "Grad-CAM" }
        """;

    private readonly GrammarTexts _grammars = new(random);

    /// <summary>A file, and files that it may import.</summary>
    public (string Text, MemoryFiles Files) Next()
    {
        var files = new MemoryFiles();
        foreach (var name in new[] { "a.sycam", "b.sycam", "c.sycam" }.Where(_ => random.Next(3) > 0)) AddFile(files, name);
        var text = random.Next(9) switch
        {
            0 => Random(60),
            1 => "syntax 1\ninputs { A : features }\ngrammar Cam : map {\n" + Random(40) + "\n}",
            2 or 3 => Mutate(Shipped[random.Next(Shipped.Length)]),
            4 => Mutate(_grammars.Next()),
            5 => Importing() + "grammar Mine extends Base {\n" + Random(25) + "\n}\n" + Random(8),
            6 => Mutate(Importing() + Base[9..]),
            7 => Nested(),
            _ => Importing() + _grammars.Next()[9..],
        };
        return (text, files);
    }

    private void AddFile(MemoryFiles files, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(random.Next(4) switch
        {
            0 => Importing() + Random(20),
            1 => Mutate(Base),
            2 => Importing() + Base[9..],
            _ => Base,
        });
        // Bytes that are no UTF-8.
        for (var i = random.Next(5) == 0 ? random.Next(20) : 0; i > 0; i--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        files.Add(name, bytes);
    }

    // Cycles come by themselves.
    private string Importing() => "syntax 1\n" + string.Concat(
        new[] { "a", "b", "c", "d" }.Where(_ => random.Next(3) == 0).Select(name => $"import \"{name}.sycam\"\n"));

    private string Nested()
    {
        var depth = random.Next(1, 260);
        var open = Pick("(", "relu(", "-(", "let x = ", "A + (", "sqrt((", "div0(A, ");
        var text = string.Concat(Enumerable.Repeat(open, depth)) + Pick("A", "", "9", new string('9', 50))
            + string.Concat(Enumerable.Repeat(Pick(")", " in x", "))"), depth));
        return "syntax 1\ninputs { A : features nonneg " + Pick("", "unit a^" + Number(), "in 0.." + Number()) + " }\n"
            + $"grammar Cam : map {{ Cam = {text} | sum_k(A^{Number()}) cost {Number()} }}";
    }

    private string Number() => Pick("2", "64", "-1", "0.5", "1000000000000", new string('9', random.Next(1, 60)), "1e5", "1_0");

    private string Random(int most)
    {
        var text = new StringBuilder();
        for (var i = random.Next(most); i > 0; i--) text.Append(Parts[random.Next(Parts.Length)]).Append(' ', random.Next(2));
        return text.ToString();
    }

    private string Mutate(string text)
    {
        var result = new StringBuilder(text);
        for (var i = random.Next(1, 6); i > 0 && result.Length > 0; i--)
        {
            var at = random.Next(result.Length);
            switch (random.Next(4))
            {
                case 0: result.Remove(at, Math.Min(random.Next(1, 12), result.Length - at)); break;
                case 1: result.Insert(at, Parts[random.Next(Parts.Length)]); break;
                case 2: result.Insert(at, result.ToString(at, Math.Min(random.Next(1, 60), result.Length - at))); break;
                default: result[at] = (char)random.Next(1, 300); break;
            }
        }

        return result.ToString();
    }

    private string Pick(params string[] items) => items[random.Next(items.Length)];
}
