namespace SyCam.Cli.Commands.Models;

/// <summary>What follows from what lies behind a layer, in a sentence.</summary>
internal static class HeadText
{
    /// <summary>The consequence of a kind of head (docs/models.md).</summary>
    public static string Of(string kind) => kind switch
    {
        "gap-linear" => "pooled linear head: the gradient is the same at every position, so GradCAM = HiResCAM = XGradCAM here",
        "linear" => "linear head: the gradient is the same for every image",
        _ => "a ReLU, a max-pooling or unseen code follows: the gradient may depend on image and position, and the methods differ",
    };
}
