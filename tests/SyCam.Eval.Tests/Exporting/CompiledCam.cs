using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Exporting;

/// <summary>An exported source, compiled as its reader would, with the framework and TorchSharp alone.</summary>
internal sealed class CompiledCam
{
    private readonly Type _type;

    private CompiledCam(Type type) => _type = type;

    public string Expression => (string)_type.GetField("Expression")!.GetRawConstantValue()!;

    /// <summary>Compiles and loads a source; errors fail the test with the compiler's words.</summary>
    public static CompiledCam Compile(string source, string typeName)
    {
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
        var compilation = CSharpCompilation.Create(
            typeName,
            [CSharpSyntaxTree.ParseText(source)],
            [.. trusted.Append(typeof(Tensor).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(result.Success, $"{string.Join('\n', errors)}\n{source}");
        image.Position = 0;
        var assembly = AssemblyLoadContext.Default.LoadFromStream(image);
        return new CompiledCam(assembly.GetType(typeName, throwOnError: true)!);
    }

    public Tensor RawMap(params object[] inputs) => Invoke("RawMap", inputs);

    public Tensor Saliency(Tensor activations, Tensor gradients, long height, long width) =>
        Invoke("Saliency", [activations, gradients, height, width]);

    public Tensor Explain(Func<Tensor, Tensor> features, Func<Tensor, Tensor> head, Tensor images, long target) =>
        Invoke("Explain", [features, head, images, target]);

    private Tensor Invoke(string method, object[] arguments) =>
        (Tensor)_type.InvokeMember(
            method, BindingFlags.InvokeMethod | BindingFlags.Public | BindingFlags.Static, null, null, arguments,
            System.Globalization.CultureInfo.InvariantCulture)!;
}
