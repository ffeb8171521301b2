namespace TorchSharp;

/// <summary>Moving modules; each returns its argument.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>Moves parameters and buffers to a device.</summary>
    public static torch.jit.ScriptModule to(this torch.jit.ScriptModule module, torch.Device device)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(device);
        module.MoveTo(device);
        return module;
    }

    /// <summary>Converts floating-point parameters and buffers.</summary>
    public static torch.jit.ScriptModule to(this torch.jit.ScriptModule module, torch.ScalarType type)
    {
        ArgumentNullException.ThrowIfNull(module);
        module.MoveTo(type);
        return module;
    }
}
