#include "out/out.h"

int main(int argc, char **argv)
{
    return out_main(argc, argv);
}
