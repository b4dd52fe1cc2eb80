namespace Picasso.Testing.Hosting;

/// <summary>Previews that are made while nothing else happens would use the processors of other tests; a test of them switches them on.</summary>
internal static class Quiet
{
    /// <summary>As a setting.</summary>
    public static KeyValuePair<string, string?> Setting { get; } = new("Picasso:Uploads:FurtherPreviews", "false");

    /// <summary>As a variable of the environment.</summary>
    public static KeyValuePair<string, string> Environment { get; } = new("Picasso__Uploads__FurtherPreviews", "false");
}
