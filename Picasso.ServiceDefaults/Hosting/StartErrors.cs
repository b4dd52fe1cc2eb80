using Microsoft.Extensions.Options;
using Picasso.Kernel;

namespace Picasso.ServiceDefaults.Hosting;

/// <summary>Ends a start that fails on a setting with one sentence: a stack trace would not help an operator.</summary>
internal static class StartErrors
{
    private const int Refused = 2;
    private static int s_installed;

    /// <summary>From now on, for this process.</summary>
    public static void EndWithOneSentence()
    {
        if (Interlocked.Exchange(ref s_installed, 1) == 0)
            AppDomain.CurrentDomain.UnhandledException += (_, fault) => Report(fault.ExceptionObject);
    }

    private static void Report(object fault)
    {
        if (fault is not Exception refused || refused is not (InvalidConfigurationException or OptionsValidationException))
            return;
        Console.Error.WriteLine(refused.Message);
        Environment.Exit(Refused);
    }
}
