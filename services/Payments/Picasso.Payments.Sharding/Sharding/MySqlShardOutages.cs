using MySqlConnector;
using Picasso.Kernel;

namespace Picasso.Payments.Sharding;

/// <summary>
/// How a shard says that it does not serve, or that it refuses this process a right, or its user or password. Numbers:
/// https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html and https://mariadb.com/docs/server/reference/error-codes.
/// </summary>
internal sealed class MySqlShardOutages : ITransientFaultDetector
{
    private const int DatabaseAccessDenied = 1044;
    private const int AccessDenied = 1045;
    private const int HostNotAllowed = 1130;
    private const int TableAccessDenied = 1142;
    private const int ColumnAccessDenied = 1143;
    private const int SpecificAccessDenied = 1227;
    private const int RoutineAccessDenied = 1370;
    private const int TriggerNeedsSuper = 1419;
    private const int AccessDeniedWithoutPassword = 1698;
    private const int MustChangePassword = 1820;
    private const int PasswordExpired = 1862;
    private const int AccountLocked = 3118;
    private const int AccountLockedOnMariaDb = 4151;

    private static readonly HashSet<int> s_denials =
    [
        DatabaseAccessDenied, AccessDenied, HostNotAllowed, TableAccessDenied, ColumnAccessDenied, SpecificAccessDenied, RoutineAccessDenied,
        TriggerNeedsSuper, AccessDeniedWithoutPassword, MustChangePassword, PasswordExpired, AccountLocked, AccountLockedOnMariaDb,
    ];

    /// <summary>The answer where a server refuses a right.</summary>
    public static DomainError Denied { get; } = DomainError.AccessDenied("shards_access_denied");

    public bool IsOutage(Exception fault) => fault is ShardDownException or BucketMovedException;

    public DomainError? AnswerTo(Exception fault) => IsDenied(fault) ? Denied : IsOutage(fault) ? PaymentShards.TryAgain : null;

    /// <summary>Whether a shard refuses a right, also where it was not asked because it had said so.</summary>
    public static bool IsDenied(Exception fault) => fault is ShardDownException { IsDenied: true } || IsDenial(fault);

    /// <summary>Whether it is a server's answer that it refuses a right.</summary>
    public static bool IsDenial(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is MySqlException answer && s_denials.Contains(answer.Number))
                return true;
        }

        return false;
    }
}
