namespace SyCam.Eval.Maps;

/// <summary>Where maps are kept.</summary>
internal interface IMapStore : IDisposable
{
    /// <summary>The folder or file, for messages.</summary>
    string Path { get; }

    /// <summary>The map of an image and its place for messages, or null when there is none.</summary>
    /// <exception cref="InputException">The map is damaged or none.</exception>
    (RawMap Map, string Place)? Read(string image);
}
