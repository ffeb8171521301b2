namespace TorchSharp;

/// <summary>
/// PyTorch's functions over the LibTorch that is installed: the subset of TorchSharp that SyCam uses. Failures of
/// LibTorch arrive as <see cref="System.Runtime.InteropServices.ExternalException"/> with LibTorch's message.
/// </summary>
public static partial class torch;
