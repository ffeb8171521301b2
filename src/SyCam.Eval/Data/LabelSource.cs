namespace SyCam.Eval.Data;

/// <summary>Where a label was found, which says how it is to be understood.</summary>
internal enum LabelSource
{
    /// <summary>A column of indices.</summary>
    Index,

    /// <summary>A column of names, ids or indices.</summary>
    Column,

    /// <summary>The name of the folder, which may or may not be a class.</summary>
    Folder,
}
