namespace Picasso.AppHost.Engines;

/// <summary>Scripts that containers run at their start. They are files of their own, so that tests can run them.</summary>
internal static class StartScripts
{
    /// <summary>The lines of a script, without comments.</summary>
    public static string Read(string name)
    {
        using var script = new StreamReader(typeof(StartScripts).Assembly.GetManifestResourceStream(name)!);
        var lines = script.ReadToEnd().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', lines.Where(line => !line.StartsWith('#')));
    }
}
