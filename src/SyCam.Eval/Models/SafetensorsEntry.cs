namespace SyCam.Eval.Models;

/// <summary>One tensor that a safetensors file declares.</summary>
/// <param name="Name">The name, unique in the file.</param>
/// <param name="DataType">The element type as the file spells it, e.g. <c>F16</c>.</param>
/// <param name="Shape">The sizes, outermost first; empty for a scalar.</param>
/// <param name="Offset">The first byte, counted from the start of the file.</param>
/// <param name="Length">The number of bytes: elements times the size of one.</param>
public sealed record SafetensorsEntry(
    string Name, string DataType, IReadOnlyList<long> Shape, long Offset, long Length);
