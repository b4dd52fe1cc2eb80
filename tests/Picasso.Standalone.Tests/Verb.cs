using System.CommandLine;

namespace Picasso.Standalone.Tests;

/// <summary>Runs a command of the program as an operator does, over a data folder.</summary>
internal static class Verb
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(Command command, DirectoryInfo data, string[] arguments)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var code = await command.Parse([.. arguments, "--data", data.FullName]).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
