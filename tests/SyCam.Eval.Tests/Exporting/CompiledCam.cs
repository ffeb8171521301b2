using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Exporting;

/// <summary>An exported source, compiled as its reader would, with the framework and TorchSharp alone.</summary>
internal sealed class CompiledCam
{
    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(Tensor).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Type _type;

    private CompiledCam(Type type) => _type = type;

    public string Expression => (string)_type.GetField("Expression")!.GetRawConstantValue()!;

    public string SelfTest() => (string)Invoke("SelfTest", []);

    /// <summary>The exit code, and what is printed.</summary>
    public (int Code, string Text) Main()
    {
        var before = Console.Out;
        using var text = new StringWriter();
        Console.SetOut(text);
        try
        {
            var code = (int)Invoke("Main", []);
            return (code, text.ToString().TrimEnd());
        }
        finally
        {
            Console.SetOut(before);
        }
    }

    public bool Has(string method) => _type.GetMethod(method) is not null;

    /// <summary>Compiles and loads a source; errors fail the test with the compiler's words.</summary>
    public static CompiledCam Compile(string source, string typeName) =>
        Compile(new Dictionary<string, string> { [typeName] = source })[typeName];

    /// <summary>Compiles sources together; their classes' names are the keys. Broken XML in their documentation is a
    /// mistake as well.</summary>
    public static IReadOnlyDictionary<string, CompiledCam> Compile(IReadOnlyDictionary<string, string> sources)
    {
        var options = CSharpParseOptions.Default.WithDocumentationMode(DocumentationMode.Diagnose);
        var compilation = CSharpCompilation.Create(
            $"Exported{Guid.NewGuid():N}",
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Value, options, path: source.Key + ".cs")),
            References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        var mistakes = result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(result.Success && mistakes.Count == 0, string.Join('\n', mistakes.Take(20)));
        image.Position = 0;
        var assembly = AssemblyLoadContext.Default.LoadFromStream(image);
        return sources.Keys.ToDictionary(name => name, name => new CompiledCam(assembly.GetType(name, throwOnError: true)!));
    }

    public Tensor Map(params object[] inputs) => (Tensor)Invoke("Map", inputs);

    public Tensor Saliency(params object[] inputs) => (Tensor)Invoke("Saliency", inputs);

    public Tensor Explain(Func<Tensor, Tensor> features, Func<Tensor, Tensor> head, Tensor images, long target) =>
        (Tensor)Invoke("Explain", [features, head, images, target]);

    public Tensor Explain(Func<Tensor, (Tensor Logits, Tensor[] Activations)> network, Tensor images, long target) =>
        (Tensor)Invoke("Explain", [network, images, target]);

    private object Invoke(string method, object[] arguments) => _type.InvokeMember(
        method, BindingFlags.InvokeMethod | BindingFlags.Public | BindingFlags.Static, null, null, arguments,
        CultureInfo.InvariantCulture)!;
}
