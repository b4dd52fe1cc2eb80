using System.Runtime.CompilerServices;

namespace Picasso.Demo.Painting;

/// <summary>
/// Paintings run each formula a few hundred thousand times and then never again: over before the runtime would replace its
/// first, slow translation. So whatever runs for each pixel is marked to be compiled well at once.
/// </summary>
internal static class Compile
{
    public const MethodImplOptions AtOnce = MethodImplOptions.AggressiveOptimization;
}
