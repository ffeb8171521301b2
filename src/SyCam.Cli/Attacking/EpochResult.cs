namespace SyCam.Cli.Attacking;

/// <summary>What an epoch led to.</summary>
/// <param name="Epoch">From 1 on.</param>
/// <param name="IsWarmUp">True when every pixel had the same budget.</param>
/// <param name="Loss">The mean loss on attacked training images.</param>
/// <param name="Clean">The accuracy on held-out images; NaN without any.</param>
/// <param name="Robust">The accuracy on held-out images under the even budget; NaN without any.</param>
internal sealed record EpochResult(int Epoch, bool IsWarmUp, double Loss, double Clean, double Robust);
