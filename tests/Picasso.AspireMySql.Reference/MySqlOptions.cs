using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Pomelo.EntityFrameworkCore.MySql.Infrastructure.Internal;
using Pomelo.EntityFrameworkCore.MySql.Storage.Internal;

namespace Aspire.Pomelo.EntityFrameworkCore.MySql;

/// <summary>What the integration changes about the options of a context, and what it refuses, as the official one does.</summary>
internal static class MySqlOptions
{
    public static void Apply(DbContextOptionsBuilder options, PomeloEntityFrameworkCoreMySqlSettings settings)
    {
        // The official integration reads the same internal class of the provider.
#pragma warning disable EF1001
        if (options.Options.FindExtension<MySqlOptionsExtension>() is not { ServerVersion: { } version } before)
            throw new InvalidOperationException("The context is not configured for MySQL with a server version.");
        if (!settings.DisableRetry && before.ExecutionStrategyFactory is not null && !IsUsual(before, options))
            throw new InvalidOperationException("DisableRetry needs to be set when a custom execution strategy is configured.");
        if (settings.CommandTimeout is { } timeout && before.CommandTimeout is { } other && timeout != other)
            throw new InvalidOperationException("CommandTimeout is configured twice, with different values.");

        options.UseMySql(version, mysql =>
        {
            if (!settings.DisableRetry)
                mysql.EnableRetryOnFailure();
            if (settings.CommandTimeout is { } seconds)
                mysql.CommandTimeout(seconds);
        });
    }

    private static bool IsUsual(MySqlOptionsExtension extension, DbContextOptionsBuilder options) =>
        extension.ExecutionStrategyFactory!(new ExecutionStrategyDependencies(null!, options.Options, null!)) is MySqlExecutionStrategy;
#pragma warning restore EF1001
}
