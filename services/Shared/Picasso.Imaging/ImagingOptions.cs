using Picasso.OptionsValidation;

namespace Picasso.Imaging;

/// <summary>Decoding of pictures; configuration section <c>Picasso:Imaging</c>.</summary>
public sealed class ImagingOptions : IValidatedOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Picasso:Imaging";

    /// <summary>Pictures decoded in parallel; 0 means the number of processors. One more is decoded for a waiting user without a running one.</summary>
    public int Workers { get; set; }

    /// <summary>Highest estimated processor time of one picture.</summary>
    public TimeSpan MaxProcessorTime { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>Maximum bytes for decoding one picture, by its header.</summary>
    public long MaxMemory { get; set; } = 768L * 1024 * 1024;

    /// <summary>Maximum bytes of all expensive pictures together, by their headers.</summary>
    public long MemoryBudget { get; set; } = 1024L * 1024 * 1024;

    /// <summary>Above this estimated processor time a picture counts as expensive.</summary>
    public TimeSpan ExpensiveProcessorTime { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Above these estimated bytes a picture counts as expensive.</summary>
    public long ExpensiveMemory { get; set; } = 160L * 1024 * 1024;

    /// <summary>Longest time a worker may spend on one picture before it is killed.</summary>
    public TimeSpan MaxTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many times the estimate (and at least two seconds' worth) a worker may use before it is killed.</summary>
    public int ProcessorFactor { get; set; } = 4;

    /// <summary>Waiting pictures of one user.</summary>
    public int WaitingPerPerson { get; set; } = 8;

    /// <summary>Waiting pictures in total.</summary>
    public int Waiting { get; set; } = 64;

    /// <summary>Pictures after which a worker is replaced.</summary>
    public int PicturesPerWorker { get; set; } = 100;

    /// <summary>Resident bytes above which a worker is replaced after its picture.</summary>
    public long WorkerMemory { get; set; } = 192L * 1024 * 1024;

    /// <summary>How long an idle worker stays.</summary>
    public TimeSpan WorkerIdleTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an idle worker stays beside another idle one.</summary>
    public TimeSpan ExtraWorkerIdleTime { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Most scans of a JPEG.</summary>
    public int MaxScans { get; set; } = 100;

    /// <summary>Most frames of a GIF or WebP.</summary>
    public int MaxFrames { get; set; } = 5_000;

    /// <summary>Most pages of a TIFF.</summary>
    public int MaxDirectories { get; set; } = 200;

    /// <summary>Workers, with the default filled in.</summary>
    internal int EffectiveWorkers => Workers > 0 ? Workers : Environment.ProcessorCount;

    internal Costing.CountLimits Counts => new(MaxScans, MaxFrames, MaxDirectories);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .NotNegative(Workers)
        .Positive(MaxProcessorTime).Positive(MaxMemory).AtLeast(MemoryBudget, MaxMemory)
        .Positive(ExpensiveProcessorTime).Positive(ExpensiveMemory)
        .Positive(MaxTime).Positive(ProcessorFactor)
        .Positive(WaitingPerPerson).Positive(Waiting)
        .Positive(PicturesPerWorker).Positive(WorkerMemory)
        .Positive(WorkerIdleTime).Positive(ExtraWorkerIdleTime)
        .Positive(MaxScans).Positive(MaxFrames).Positive(MaxDirectories);
}
