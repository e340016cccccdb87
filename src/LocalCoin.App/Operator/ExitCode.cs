namespace LocalCoin.App.Operator;

/// <summary>What every job tells its caller. Documented in each job's --help.</summary>
public static class ExitCode
{
    public const int Ok = 0;

    /// <summary>The job ran and found a fault, or refused rows; its report says which.</summary>
    public const int Fault = 1;

    /// <summary>Wrong arguments, or a key of the configuration is missing.</summary>
    public const int Usage = 2;

    /// <summary>The server is not reachable, refuses us, or went away.</summary>
    public const int Unreachable = 3;

    /// <summary>The schema is missing or older than this program: localcoin migrate.</summary>
    public const int SchemaOld = 4;

    /// <summary>Stopped by Ctrl-C or SIGTERM; every job can be run again.</summary>
    public const int Stopped = 130;

    public static readonly string[] Meanings =
    [
        "0    done",
        "1    a fault was found, or rows were refused",
        "2    wrong usage, or something is missing in the configuration",
        "3    the database server is not reachable, or went away",
        "4    the schema is missing or old: localcoin migrate",
        "130  stopped; the job can be run again",
    ];
}
