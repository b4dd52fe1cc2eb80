using Picasso.Web.Formatting;

namespace Picasso.Web.Closing;

/// <summary>The effect of closing an account on its pictures, in singular and plural.</summary>
internal static class ClosingText
{
    /// <summary>The pictures that stay.</summary>
    public static string Stays(int pictures) =>
        $"{CountText.Of(pictures, "picture")} that changed hands {(pictures == 1 ? "stays" : "stay")} public under “former member”.";

    /// <summary>Their originals.</summary>
    public static string OutOfReach(int pictures) =>
        $"Nobody, you included, can download {(pictures == 1 ? "this original" : "these originals")} any more:";

    /// <summary>The pictures that are deleted.</summary>
    public static string NeverSold(int pictures) => $"{CountText.Of(pictures, "picture")} that {(pictures == 1 ? "was never sold is" : "were never sold are")}";

    /// <summary>How they are deleted.</summary>
    public static string Deleted(int pictures) => $"deleted with {(pictures == 1 ? "its original" : "their originals")}:";
}
