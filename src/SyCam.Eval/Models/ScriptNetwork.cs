using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace SyCam.Eval.Models;

/// <summary>
/// The two methods of a TorchScript file. Shared by a model and its copies: freed when the last of them is disposed.
/// </summary>
internal sealed class ScriptNetwork : IDisposable
{
    /// <summary>From images to activations.</summary>
    internal const string Features = "features";

    /// <summary>From activations to logits.</summary>
    internal const string Head = "head";

    private readonly jit.ScriptModule _module;
    private readonly string _path;
    private int _owners = 1;

    private ScriptNetwork(jit.ScriptModule module, string path)
    {
        _module = module;
        _path = path;
        using var scope = NewDisposeScope();
        foreach (var parameter in module.parameters())
        {
            parameter.requires_grad = false;
            ParameterCount += parameter.numel();
        }
    }

    /// <summary>The number of learned parameters; 0 in a frozen file, whose weights are constants.</summary>
    internal long ParameterCount { get; }

    /// <summary>Loads a file onto a device, for inference.</summary>
    /// <exception cref="InputException">LibTorch cannot read it.</exception>
    internal static ScriptNetwork Load(string path, Device device)
    {
        jit.ScriptModule? module = null;
        try
        {
            module = jit.load(path, device);
            module.eval();
            return new ScriptNetwork(module, path);
        }
        catch (ExternalException exception)
        {
            module?.Dispose();
            throw new InputException(
                $"'{path}': LibTorch cannot read it: {LastLine(exception)}. A file of a newer PyTorch than LibTorch is " +
                "written again with the older one; a damaged one is fetched again", exception);
        }
    }

    /// <summary>One more owner of the same network; it is disposed by itself.</summary>
    internal ScriptNetwork Share()
    {
        Interlocked.Increment(ref _owners);
        return this;
    }

    /// <summary>Calls a method that takes a tensor and returns one, which is never the argument itself.</summary>
    /// <exception cref="InputException">There is no such method, it fails, or it returns something else.</exception>
    internal Tensor Call(string method, Tensor input)
    {
        object result;
        try
        {
            result = _module.invoke(method, input);
        }
        catch (ExternalException exception)
        {
            throw new InputException(
                $"'{_path}': calling its method '{method}' on [{string.Join(", ", input.shape)}] fails: " +
                $"{LastLine(exception)}. A TorchScript network has the two methods {Features}(images) and " +
                $"{Head}(activations): docs/models.md has the lines that write it", exception);
        }

        if (result is Tensor tensor) return tensor;
        if (result is Tensor[] tensors)
            foreach (var one in tensors) one.Dispose();
        throw new InputException(
            $"'{_path}': its method '{method}' returns something other than one tensor; make it return " +
            (method == Head ? "the logits only" : "the activations only"));
    }

    /// <summary>Gives up one owner's share.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _owners) == 0) _module.Dispose();
    }

    // TorchScript's errors quote the code; what went wrong is the last line.
    private static string LastLine(ExternalException exception) =>
        exception.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .LastOrDefault("no reason was given").TrimEnd('.');
}
